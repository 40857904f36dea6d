/**
 * Handles values that are not finite: finds their origin by running steps again, and applies a
 * policy.
 */
package org.gan4j.train.guard;
