import { mount } from 'svelte';
import App from '#renderer/App.svelte';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import '#renderer/styles/tokens.css';
import '#renderer/styles/base.css';
import '#renderer/styles/controls.css';
import { readDigits } from './digits.ts';
import { inventedAnswers } from './invented-answers.ts';
import { scenario } from './scenarios.ts';

const target = document.getElementById('app');
if (!target) throw new Error('preview: index.html has no element with the id "app"');
const chosen = scenario(new URLSearchParams(location.search).get('scenario'));
const bridge = new FakeBridge(inventedAnswers(chosen, await readDigits()));
mount(App, { target, props: { bridge } });
for (const { delayMs, tell } of chosen.events ?? []) setTimeout(() => tell(bridge), delayMs);
