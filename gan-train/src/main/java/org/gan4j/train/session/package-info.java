/**
 * Runs a graph: {@link org.gan4j.train.session.TrainingSession} runs its phases, {@link
 * org.gan4j.train.session.SessionVariables} reads and sets its variables, and {@link
 * org.gan4j.train.session.SessionOutputs} makes samples, grids and translations.
 */
package org.gan4j.train.session;
