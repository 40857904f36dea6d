/** Decoding image files as Pillow does it, the library that the references of metrics read with. */
package org.gan4j.eval.image.decode;
