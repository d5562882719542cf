// SPDX-License-Identifier: Apache-2.0

const LONGEST_SIDE = 480;
const MOST_BYTES = 16 * 1024;

/**
 * A small picture of a picture, in base64; undefined if the browser cannot read it or makes none that is small enough.
 * @param {Blob} file
 * @returns {Promise<string | undefined>}
 */
export async function previewOf(file) {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    for (const side of [LONGEST_SIDE, LONGEST_SIDE / 2, LONGEST_SIDE / 4]) {
      const small = await smaller(bitmap, side);
      if (small.size <= MOST_BYTES) {
        return base64(new Uint8Array(await small.arrayBuffer()));
      }
    }
  } catch {
    // It is sent without one.
  }
  return undefined;
}

/**
 * @param {ImageBitmap} bitmap
 * @param {number} side
 */
function smaller(bitmap, side) {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.max(1, bitmap.width * scale), Math.max(1, bitmap.height * scale));
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.6 });
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let binary = '';
  bytes.forEach((byte) => (binary += String.fromCharCode(byte)));
  return btoa(binary);
}
