/** What a trained graph can be asked for: samples, the sample grid, translations, functions. */
package org.gan4j.train.internal.output;
