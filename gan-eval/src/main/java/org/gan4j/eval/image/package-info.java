/**
 * Images to be measured: {@link org.gan4j.eval.image.ImageCollections#open} takes a folder, a zip
 * archive or a NumPy array, and {@link org.gan4j.eval.image.ImageBlocks} reads them on several
 * threads.
 */
package org.gan4j.eval.image;
