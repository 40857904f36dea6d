/**
 * Where the processes of a training are, if there are several: on the machines of a list, or where
 * Slurm has put them.
 */
package org.gan4j.experiments.replica;
