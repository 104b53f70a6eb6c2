package mydata

import (
	"time"

	"ebenmass/static"
	"ebenmass/views/shell"
)

// DeviceState is how far a second device has come.
type DeviceState string

// States, in their order.
const (
	DeviceNone      DeviceState = "none"      // no code is pending
	DeviceOpen      DeviceState = "open"      // a code waits to be typed
	DeviceTyped     DeviceState = "typed"     // it waits to be confirmed
	DeviceConfirmed DeviceState = "confirmed" // the second device may sign in
)

// DevicePage is what a signed-in device shows so that another can join it.
type DevicePage struct {
	shell.Page
	State      DeviceState
	Notice     string // message key suffix: "over", "dropped"; "" for none
	Proven     bool   // signed in lately, so that a code may be made
	Code       string // as it is typed; while the state is DeviceOpen
	Link       string // absolute address at which it is typed, without the code
	OwnMachine bool   // that address is reached from this computer only
	Check      string // the number both devices show, from DeviceTyped on
	Until      time.Time
}

// DeviceEntryPage is where another device types the code, waits and signs in.
type DeviceEntryPage struct {
	SignInConfirmPage // what signing in would do, while the state is DeviceConfirmed
	State             DeviceState
	Errors            []shell.FieldError
	Check             string // the number both devices show, from DeviceTyped on
	SignedIn          bool   // to any account
	LostCookie        string // name of the cookie that the browser did not keep; "" for none
}

// deviceScript is the path of the script that fills in a code and looks for what comes next.
func deviceScript() string { return static.Path("js/device.js") }
