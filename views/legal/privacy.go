package legal

import "time"

// privacyVersion numbers the privacy notice: one up with each change of what it says.
const privacyVersion = "7"

// privacyDay is the day of that version.
func privacyDay() time.Time { return time.Date(2026, time.November, 30, 0, 0, 0, 0, time.UTC) }
