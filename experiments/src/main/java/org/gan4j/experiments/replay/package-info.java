/** Whether a run that was done again is the same: bits against bits, numbers against errors. */
package org.gan4j.experiments.replay;
