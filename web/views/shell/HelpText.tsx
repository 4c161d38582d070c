// The page in four sentences, and the keys.

import { keyRows } from '../../model/keyWords.ts';
import { createCommands } from '../../session/commands.ts';
import { useSession } from '../../session/context.ts';
import { createIntroducing } from '../../session/introducing.ts';
import { WordList } from '../words/WordList.tsx';
import { SINGLE_FILE } from '../../wire/assets.ts';

export function HelpText() {
  const { dialogs, state, part } = useSession();
  const { isOffered, over } = part(createCommands);
  const rows = keyRows(state.view.value, isOffered, over());
  return (
    <>
      <p>
        Both searches look for the same name in the same <code>kallsyms_names</code>, on one clock: bytes of table read,
        or in “One step each” names opened.
      </p>
      <p>
        The <span class="in-a">linear scan</span>, Linux's way until 6.1, opens every name in memory order until one
        matches.
      </p>
      <p>
        The <span class="in-b">binary search</span>, since 6.2, halves the index <code>kallsyms_seqs_of_names</code>:
        for each name in alphabetical order, three bytes that hold its position in memory. That is why its arrows jump
        all over the picture.
      </p>
      <p>
        Everything is computed here from the map you see named at the top. Nothing you open leaves your machine
        {SINGLE_FILE
          ? ': this page is one file with all it needs inside, and may not connect to anything'
          : ' unless you share it'}
        .
      </p>
      {SINGLE_FILE && (
        <p class="muted">
          What one file cannot have: the headers of a host. Its own policy names its one script and style by their
          hashes. Sites may frame it, and what it keeps for the next visit (map, place, theme) may lie where the browser
          keeps that of every file of your disk.
        </p>
      )}
      {!SINGLE_FILE && (
        <p class="muted">
          <a href="licenses.txt">Licences</a> of what this page is made of.
        </p>
      )}
      <p>
        <button
          type="button"
          class="btn"
          onClick={() => {
            dialogs.close();
            part(createIntroducing).begin();
          }}
        >
          Play the introduction
        </button>
      </p>
      <table class="keys">
        <caption class="unseen">Keys</caption>
        <tbody>
          {rows.map(({ keys, does }) => (
            <tr key={does}>
              <th scope="row">
                {keys.map((k) => (
                  <kbd key={k}>{k}</kbd>
                ))}
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <WordList />
    </>
  );
}
