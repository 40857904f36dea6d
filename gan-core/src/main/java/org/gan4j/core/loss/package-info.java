/** Adversarial losses: pairs of functions of logits. */
package org.gan4j.core.loss;
