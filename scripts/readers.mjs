// Readers of what test runners print. A reader takes one line at a time and says what it adds to the totals (passed,
// failed), whether people want to see it (show, text), and, at the end of a test that failed, what is to be said of it
// (failure).

/** How many lines of a failure's own words are repeated at the end of a run. */
const linesRepeated = 6;

const firstLines = (text) => text.split('\n').slice(0, linesRepeated).join('\n');

export const readers = {
  step: () => () => ({ show: true }),
  go: goReader,
  node: nodeReader,
};

/** Reads TAP as node prints it. A suite that failed because a test in it did is no failure of its own. */
function nodeReader() {
  let open; // the test that failed, until its details end
  return (line) => {
    const total = /^(?:#|ℹ) (pass|fail|cancelled) (\d+)$/.exec(line);
    if (total)
      return total[1] === 'pass' ? { passed: Number(total[2]), show: true } : { failed: Number(total[2]), show: true };
    const failed = /^( *)not ok \d+ - (.*)$/.exec(line);
    if (failed) open = { indent: failed[1].length, name: failed[2], details: [] };
    else if (open && line === `${' '.repeat(open.indent + 2)}...`) {
      const failure = describeTap(open);
      open = undefined;
      return { show: true, failure };
    } else open?.details.push(line.slice(open.indent + 2));
    return { show: true };
  };
}

/** The name and the error's text, of one line or of an indented block; undefined when only tests within it failed. */
function describeTap({ name, details }) {
  if (details.includes("failureType: 'subtestsFailed'")) return undefined;
  const at = details.findIndex((line) => line.startsWith('error:'));
  if (at < 0) return name;
  const inline = details[at].slice('error:'.length).trim();
  if (inline !== '|-') return `${name}: ${inline}`;
  const end = details.findIndex((line, i) => i > at && !line.startsWith('  '));
  return `${name}: ${firstLines(
    details
      .slice(at + 1, end)
      .map((line) => line.trim())
      .join('\n'),
  )}`;
}

/** Reads the events of `go test -json`. Of tests that pass nothing is shown. */
function goReader() {
  const outputOf = new Map();
  return (line) => {
    let event;
    try {
      event = JSON.parse(line);
    } catch {
      return { show: true }; // an error of a build is no event
    }
    if (event.Action === 'build-output') return { show: true, text: event.Output.trimEnd() };
    const key = `${event.Package} ${event.Test ?? ''}`;
    if (event.Action === 'output') {
      if (event.Test) outputOf.set(key, (outputOf.get(key) ?? '') + event.Output);
      return { show: !event.Test && /^(ok|FAIL|panic|---)/.test(event.Output), text: event.Output?.trimEnd() };
    }
    if (!event.Test) return { text: '' };
    const text = outputOf.get(key)?.trimEnd();
    outputOf.delete(key);
    if (event.Action === 'pass') return { passed: 1, text: '' };
    if (event.Action === 'fail') return { failed: 1, show: true, text, failure: `${key}: ${firstLines(text ?? '')}` };
    return { text: '' };
  };
}
