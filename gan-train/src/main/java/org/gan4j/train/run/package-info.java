/** What a training leaves in its run directory, and shows on the terminal. */
package org.gan4j.train.run;
