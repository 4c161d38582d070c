// All words, in Help.

import { useEffect, useRef } from 'preact/hooks';
import { GLOSSARY } from '../../model/glossary.ts';
import { usePart } from '../../session/context.ts';
import { createTerms } from './terms.ts';

export function WordList() {
  const { takeWanted } = usePart(createTerms);
  const list = useRef<HTMLDListElement>(null);
  useEffect(() => {
    const word = takeWanted();
    if (!word) return;
    const row = list.current!.querySelectorAll('dt')[Object.keys(GLOSSARY).indexOf(word)];
    // The dialog around it opens after this.
    requestAnimationFrame(() => {
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'center' });
    });
  }, []);
  return (
    <>
      <h3>Words</h3>
      <dl class="words" ref={list}>
        {Object.entries(GLOSSARY).map(([word, line]) => (
          <div key={word}>
            <dt tabIndex={-1}>{word}</dt>
            <dd>{line}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
