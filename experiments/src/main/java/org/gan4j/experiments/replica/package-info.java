/**
 * Where the processes of a training on several devices are: on this machine, on the machines of a
 * list, or where Slurm has put them.
 */
package org.gan4j.experiments.replica;
