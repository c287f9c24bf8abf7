export { SNAPSHOT_VERSION, openExpoDocsIndex } from './chunk-6GUUQWJA.js';
export { ExpodexError, compareSdk, isExpodexError, latestSdk, parseSdk, sdkLabel, sdkSegment } from './chunk-MED6NAN7.js';
