/** Recomputes the Fréchet distance of given images under the conventions of other code. */
package org.gan4j.eval.convention;
