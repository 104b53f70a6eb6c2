package session

import (
	"errors"
	"fmt"
	"strings"

	"github.com/gorilla/securecookie"
)

// What stands in the cookie below signature and encryption: the identifier after a mark. Cookies
// of before hold a map in Go's own encoding with the identifier under a key; they are read still.
const (
	idMark = "id:"
	idKey  = "id"
)

// identifier writes and reads the one value of the cookie, a string.
type identifier struct{}

func (identifier) Serialize(src any) ([]byte, error) {
	id, ok := src.(string)
	if !ok {
		return nil, fmt.Errorf("session: no identifier: %T", src)
	}
	return []byte(idMark + id), nil
}

func (identifier) Deserialize(src []byte, dst any) error {
	id, ok := dst.(*string)
	if !ok {
		return fmt.Errorf("session: no place for an identifier: %T", dst)
	}
	if text, marked := strings.CutPrefix(string(src), idMark); marked {
		*id = text
		return nil
	}
	var values map[any]any
	if err := (securecookie.GobEncoder{}).Deserialize(src, &values); err != nil {
		return fmt.Errorf("session: read cookie: %w", err)
	}
	if *id, ok = values[idKey].(string); !ok {
		return errors.New("session: a cookie without an identifier")
	}
	return nil
}
