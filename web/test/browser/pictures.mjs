// Pictures kept in the page and compared there: what was saved, what is on screen.

/** Decoded pixels of the last file saved, as a canvas kept under that key. */
export const keepImage = (page, key) =>
  page.evaluate(async (name) => {
    const { blob } = globalThis.saves.at(-1);
    const image = new Image();
    image.src = URL.createObjectURL(blob);
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    canvas.getContext('2d').drawImage(image, 0, 0);
    globalThis.kept = { ...globalThis.kept, [name]: canvas };
    return { width: canvas.width, height: canvas.height };
  }, key);

/** The picture on the page as a canvas kept under that key: the background, and the picture's canvases over it. */
export const keepScreen = (page, key) =>
  page.evaluate((name) => {
    const box = document.querySelector('.picture');
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [box.clientWidth, box.clientHeight];
    const c = canvas.getContext('2d');
    c.fillStyle = getComputedStyle(document.querySelector('.stage')).backgroundColor;
    c.fillRect(0, 0, canvas.width, canvas.height);
    c.imageSmoothingEnabled = false;
    const at = box.getBoundingClientRect();
    for (const layer of box.querySelectorAll('canvas')) {
      const own = layer.getBoundingClientRect();
      c.drawImage(layer, own.left - at.left, own.top - at.top, own.width, own.height);
    }
    globalThis.kept = { ...globalThis.kept, [name]: canvas };
    return { width: canvas.width, height: canvas.height };
  }, key);

/** How far two kept canvases are from each other where they overlap: the mean of all differences, and the part of pixels that differ visibly. */
export const distance = (page, a, b, offset = [0, 0]) =>
  page.evaluate(
    (one, other, [x, y]) => {
      const [p, q] = [globalThis.kept[one], globalThis.kept[other]];
      const [w, h] = [Math.min(p.width - x, q.width), Math.min(p.height - y, q.height)];
      const m = p.getContext('2d').getImageData(x, y, w, h).data;
      const n = q.getContext('2d').getImageData(0, 0, w, h).data;
      let sum = 0,
        off = 0;
      for (let i = 0; i < m.length; i += 4) {
        const d = Math.max(Math.abs(m[i] - n[i]), Math.abs(m[i + 1] - n[i + 1]), Math.abs(m[i + 2] - n[i + 2]));
        sum += d;
        if (d > 48) off++;
      }
      return { mean: sum / (w * h), off: off / (w * h) };
    },
    a,
    b,
    offset,
  );
