// What can be written into the filter, beside the box.

import { Disclosure } from '../../kit/Disclosure.tsx';
import { GRAMMAR } from '../../model/symbols/filter.ts';

export function Grammar() {
  return (
    <Disclosure
      label="Words"
      name="Words of the filter"
      class="sym-grammar"
      buttonClass="btn quiet"
      panelClass="sym-words"
    >
      {() => (
        <>
          <p>A symbol is kept if all words are true of it.</p>
          <dl>
            {GRAMMAR.map(([word, means]) => (
              <div key={word}>
                <dt>
                  <code>{word}</code>
                </dt>
                <dd>{means}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Disclosure>
  );
}
