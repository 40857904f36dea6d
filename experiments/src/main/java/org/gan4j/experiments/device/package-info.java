/** The device that a process computes on: chosen before TensorFlow is loaded. */
package org.gan4j.experiments.device;
