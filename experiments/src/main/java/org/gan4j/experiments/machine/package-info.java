/**
 * The machine: its devices, CUDA, {@code gan doctor}, and what is done beside TensorFlow's start.
 */
package org.gan4j.experiments.machine;
