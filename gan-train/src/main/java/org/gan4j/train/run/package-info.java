/** Writes what a training leaves in its run directory, and shows progress on the terminal. */
package org.gan4j.train.run;
