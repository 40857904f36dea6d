/**
 * What every variant must do, tried on a few synthetic images: {@link
 * org.gan4j.train.conformance.Conformance}, one file a check.
 */
package org.gan4j.train.conformance;
