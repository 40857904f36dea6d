/**
 * From the bytes of a PNG or JPEG file to pixels: the same as Pillow's. Begin with {@link
 * org.gan4j.core.internal.decode.ImageDecoder}.
 */
package org.gan4j.core.internal.decode;
