/** What is not finite in a training: found by running it again, and dealt with by policy. */
package org.gan4j.train.guard;
