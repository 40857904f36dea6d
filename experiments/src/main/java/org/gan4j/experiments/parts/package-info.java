/**
 * What several rooms build from: the graph, session and data set of an experiment, a restored run,
 * and feature networks.
 */
package org.gan4j.experiments.parts;
