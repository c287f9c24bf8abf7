/** Writes a release for people. */
export const versionText = (sdk: string) => (/^\d/u.test(sdk) ? `SDK ${sdk}` : sdk);
