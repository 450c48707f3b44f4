import { mount } from 'svelte';
import App from './App.svelte';
import { windowBridge } from './bridge/window-bridge.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';

const target = document.getElementById('app');
if (!target) throw new Error('main: index.html has no element with the id "app"');
mount(App, { target, props: { bridge: windowBridge() } });
