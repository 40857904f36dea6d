/** Exports trained functions as files that run without the variant. */
package org.gan4j.train.export;
