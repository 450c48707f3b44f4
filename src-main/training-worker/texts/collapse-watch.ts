import type { TextHyperparameters } from '#shared/contract/dataset-kind.ts';
import type { Figures, Line } from '../subject.ts';
import { warmUpEpochs } from '../warm-up.ts';

/** Below so many nats the decoder writes as if there were no z. */
const collapsedKl = 0.1;

/** Looks at the watched figures after every epoch; says once that the posterior has collapsed, and again if it recovers and does so again. */
export function collapseWatch(values: TextHyperparameters): (epochs: number, watched: Figures) => readonly Line[] {
  let wasCollapsed = false;
  return (epochs, { kl, activeUnits }) => {
    if (values.modelKind !== 'vae' || epochs < Math.max(1, warmUpEpochs(values))) return [];
    const isCollapsed = kl! < collapsedKl || activeUnits === 0; // every VAE has both
    const isNews = isCollapsed && !wasCollapsed;
    wasCollapsed = isCollapsed;
    if (!isNews) return [];
    return [{ level: 'warning', text: warning(values, kl!, activeUnits!) }]; // see above
  };
}

function warning(values: TextHyperparameters, kl: number, units: number): string {
  const remedies = [
    ...(values.klFloor === 'none' ? ['klFloor=free-bits'] : []),
    ...(values.betaSchedule === 'constant' ? ['betaSchedule=linear'] : ['a longer warm-up of β']),
    ...(values.network !== 'topics' && values.wordDropout === 0 ? ['wordDropout=0.3'] : []),
    ...(values.network !== 'topics' && values.encoderSteps === 1 ? ['encoderSteps=5'] : []),
    ...(values.beta >= 1 ? ['a smaller beta'] : []),
  ];
  return (
    `The posterior has collapsed: KL ${kl.toPrecision(2)} nats, ${units} active units. The decoder writes without looking at z. ` +
    `What helps: ${remedies.join(', ')}.`
  );
}
