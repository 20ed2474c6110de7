// Ends a test run with the plain line that other tools read: "N passed, N failed".
export default class ClosingLine {
  onTestRunEnd(modules, unhandledErrors) {
    const states = modules.flatMap((module) => [
      ...Array.from(module.children.allTests(), (test) => test.result().state),
      ...module.errors().map(() => 'failed'),
    ]);
    const count = (state) => states.filter((s) => s === state).length;
    console.log(`${count('passed')} passed, ${count('failed') + unhandledErrors.length} failed`);
  }
}
