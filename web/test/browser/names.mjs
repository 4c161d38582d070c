// The names of controls as the browser itself computes them for assistive technology. Chromium alone tells.

const controls = new Set([
  'button',
  'checkbox',
  'combobox',
  'link',
  'menuitem',
  'option',
  'radio',
  'slider',
  'switch',
  'tab',
  'textbox',
]);

/** Role and name of each control in the accessibility tree, by the element's id in the engine. */
export async function namesOf(page) {
  const session = await page.createCDPSession();
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return new Map(
      nodes
        .filter(({ ignored, role }) => !ignored && controls.has(role?.value))
        .map(({ backendDOMNodeId, role, name }) => [backendDOMNodeId, { role: role.value, name: name?.value ?? '' }]),
    );
  } finally {
    await session.detach();
  }
}
