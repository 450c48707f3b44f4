import type { AppInfo, CallArguments, CallHandlers, ExportResult } from '#shared/contract/calls.ts';
import type {
  CorpusDescription,
  DatasetDetails,
  DatasetManifest,
  ImportSource,
  SplitName,
  TextPreview,
  TextPreviewRequest,
  TextSample,
} from '#shared/contract/dataset.ts';
import type { DoctorReport } from '#shared/contract/doctor.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';
import type { Preset } from '#shared/contract/run.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
import type { TextSearch } from '#shared/contract/text-search.ts';
import type { VocabularyReport, VocabularyRequest } from '#shared/contract/vocabulary.ts';
import type { RunService } from '#main/runs/run-service.ts';
import type { SweepService } from '#main/sweeps/sweep-service.ts';
import type { TextWorkService } from '#main/text-work/text-work-service.ts';

type Eventually<T> = T | Promise<T>;

/** The part of the dataset service that the window may ask for. */
export interface AskedDatasets {
  list(): Eventually<readonly DatasetManifest[]>;
  details(hash: string): Eventually<DatasetDetails>;
  images(hash: string, split: SplitName, indices: readonly number[]): Eventually<NumberArray<'uint8'>>;
  texts(hash: string, split: SplitName, indices: readonly number[]): Eventually<TextSample>;
  findTexts(search: TextSearch): Eventually<NumberArray<'int32'>>;
  previewTexts(request: TextPreviewRequest): Eventually<TextPreview>;
  corpora(): readonly CorpusDescription[];
  import(source: ImportSource): Promise<DatasetManifest>;
  vocabulary(request: VocabularyRequest): Promise<VocabularyReport>;
}

/** Everything that answers; each call of the contract is one line below. */
export interface AskedServices {
  readonly runs: RunService;
  readonly datasets: AskedDatasets;
  readonly sweeps: SweepService;
  readonly textWork: Pick<TextWorkService, 'work' | 'cancel'>;
  readonly presets: readonly Preset[];
  readonly sweepPresets: Readonly<Record<string, SweepDefinition>>;
  readonly info: () => AppInfo;
  readonly diagnose: () => Promise<DoctorReport>;
  readonly exportRun: (request: CallArguments<'exports:create'>) => Promise<ExportResult>;
  /** Null when the person chose no file. */
  readonly openSweepFile: () => Promise<SweepDefinition | null>;
  readonly saveSweepFile: (definition: SweepDefinition) => Promise<string | null>;
  readonly chooseFolder: (title: string) => Promise<string | null>;
  readonly chooseFiles: (request: CallArguments<'dialogs:choose-files'>) => Promise<readonly string[] | null>;
  /** Null when the person chose no file. */
  readonly saveText: (request: CallArguments<'dialogs:save-text'>) => Promise<string | null>;
  readonly copyText: (text: string) => Promise<void>;
}

/** No logic: a call name, and the service that answers it. A missing handler does not compile. */
export function createCallHandlers(services: AskedServices): CallHandlers {
  const { runs, datasets, sweeps, textWork } = services;
  return {
    'app:info': () => services.info(),
    'doctor:report': () => services.diagnose(),
    'presets:list': () => services.presets,
    'runs:list': () => runs.list(),
    'runs:get': ({ runId }) => runs.get(runId),
    'runs:start': (draft) => runs.start(draft),
    'runs:estimate-time': (draft) => runs.estimateTime(draft),
    'runs:pause': ({ runId }) => runs.pause(runId),
    'runs:resume': ({ runId }) => runs.resume(runId),
    'runs:cancel': ({ runId }) => runs.cancel(runId),
    'runs:delete': async ({ runId }) => {
      await runs.remove(runId);
      return null;
    },
    'runs:describe': (description) => runs.describe(description),
    'metrics:read': ({ runId, after }) => runs.readMetrics(runId, after),
    'logs:read': ({ runId, after }) => runs.readLogs(runId, after),
    'artifacts:list': ({ runId }) => runs.listArtifacts(runId),
    'artifacts:samples': ({ runId, epoch, kind }) => runs.readSamples(runId, epoch, kind),
    'artifacts:latents': ({ runId, epoch }) => runs.readLatents(runId, epoch),
    'artifacts:texts': ({ runId, epoch }) => runs.readTexts(runId, epoch),
    'models:decoder': ({ runId }) => runs.readDecoder(runId),
    'datasets:list': () => datasets.list(),
    'datasets:details': ({ hash }) => datasets.details(hash),
    'datasets:images': ({ hash, split, indices }) => datasets.images(hash, split, indices),
    'datasets:texts': ({ hash, split, indices }) => datasets.texts(hash, split, indices),
    'datasets:find-texts': (search) => datasets.findTexts(search),
    'datasets:preview-texts': (request) => datasets.previewTexts(request),
    'datasets:corpora': () => datasets.corpora(),
    'datasets:import': (source) => datasets.import(source),
    'texts:vocabulary': (request) => datasets.vocabulary(request),
    'texts:work': ({ workId, runId, request }) => textWork.work(workId, runId, request),
    'texts:cancel': ({ workId }) => {
      textWork.cancel(workId);
      return null;
    },
    'sweeps:presets': () => services.sweepPresets,
    'sweeps:list': () => sweeps.list(),
    'sweeps:get': ({ sweepId }) => sweeps.get(sweepId),
    'sweeps:limits': () => sweeps.limits(),
    'sweeps:start': ({ definition, ...basis }) => sweeps.start(definition, basis),
    'sweeps:pause': ({ sweepId }) => sweeps.pause(sweepId),
    'sweeps:resume': ({ sweepId, ...how }) => sweeps.resume(sweepId, how),
    'sweeps:stop': ({ sweepId }) => sweeps.stop(sweepId),
    'sweeps:set-workers': ({ sweepId, workers }) => sweeps.setWorkers(sweepId, workers),
    'sweeps:delete': async ({ sweepId, ...options }) => {
      await sweeps.remove(sweepId, options);
      return null;
    },
    'sweeps:trials': ({ sweepId, numbers }) => sweeps.columns(sweepId, numbers),
    'sweeps:curves': ({ sweepId, numbers }) => sweeps.curves(sweepId, numbers),
    'sweeps:importance': ({ sweepId, objective }) => sweeps.importance(sweepId, objective),
    'dialogs:open-sweep': () => services.openSweepFile(),
    'dialogs:save-sweep': ({ definition }) => services.saveSweepFile(definition),
    'dialogs:choose-folder': ({ title }) => services.chooseFolder(title),
    'dialogs:choose-files': (request) => services.chooseFiles(request),
    'dialogs:save-text': (request) => services.saveText(request),
    'clipboard:write': async ({ text }) => {
      await services.copyText(text);
      return null;
    },
    'exports:create': (request) => services.exportRun(request),
  } satisfies CallHandlers;
}
