/** What a provider's office fills in to see what a policy will need: its criteria, questions and documents as data. */
package org.coveragerules.internal.checklist;
