/**
 * Made-up requests for trying things out: the mix of places, services, records and plans that a payer sees. It knows
 * what is asked for and how often, and nothing of what becomes of it.
 */
package org.coveragerules.generate;
