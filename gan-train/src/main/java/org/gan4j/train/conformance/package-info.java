/**
 * Checks of what every variant must do, run on a few synthetic images by {@link
 * org.gan4j.train.conformance.Conformance}. Each check is one file.
 */
package org.gan4j.train.conformance;
