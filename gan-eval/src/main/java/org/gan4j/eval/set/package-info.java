/**
 * The sets that can be measured: images of a data set, a generator or a folder, and features or
 * statistics from files; how images are chosen from a set and prepared for a feature network.
 */
package org.gan4j.eval.set;
