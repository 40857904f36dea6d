/**
 * The conventions under which other code computes the Fréchet distance, and what our own images
 * give under them.
 */
package org.gan4j.eval.convention;
