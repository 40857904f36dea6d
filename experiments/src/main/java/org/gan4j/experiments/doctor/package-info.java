/** What this machine has: devices, versions, memory. */
package org.gan4j.experiments.doctor;
