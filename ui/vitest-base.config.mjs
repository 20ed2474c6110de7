// How long a spec may take on a machine that is busy with other things.
export default { test: { testTimeout: 60_000, hookTimeout: 60_000 } };
