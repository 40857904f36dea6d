/** Trained functions as files that need no variant to be run. */
package org.gan4j.train.export;
