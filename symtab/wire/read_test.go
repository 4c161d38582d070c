package wire

import (
	"bytes"
	"testing"
)

func TestReadRefuses(t *testing.T) {
	good := Error(plainError("x")).Bytes()
	change := func(at int, v byte) []byte {
		b := bytes.Clone(good)
		b[at] = v
		return b
	}
	for _, tt := range []struct {
		name   string
		in     []byte
		reason string
	}{
		{"nothing", nil, "bad magic"},
		{"magic", change(0, 'K'), "bad magic"},
		{"version", change(4, 99), "unknown version"},
		{"length", good[:len(good)-1], "length does not match the header"},
		{"left over", grown(good, 8), "bytes left over"},
		{"sections", change(8, 255), "directory is cut short"},
		{"width", change(headerSize+2, 3), "bad section width"},
		{"reserved", change(headerSize+3, 1), "bad section width"},
		{"offset", change(headerSize+4, 1), "section does not fit"},
		{"section length", change(headerSize+10, 1), "section does not fit"},
		{"order", change(headerSize+entrySize, 1), "section ids do not rise"},
	} {
		_, err := Read(tt.in)
		if err == nil || err.Error() != "read frame: "+tt.reason {
			t.Errorf("Read(%s) = %v, want %q", tt.name, err, tt.reason)
		}
	}
	if v, err := Read(good); err != nil || v.Kind != KindError {
		t.Fatalf("Read = %v, %v", v, err)
	} else if cause, ok := v.Section(SecCause, 1); !ok || string(cause) != "x" {
		t.Errorf("Section(SecCause) = %q, %v", cause, ok)
	}
}

// grown adds zero bytes and corrects the length in the header, so that only the leftovers are wrong.
func grown(b []byte, n int) []byte {
	b = append(bytes.Clone(b), make([]byte, n)...)
	copy(b[12:], append32(nil, uint32(len(b))))
	return b
}

type plainError string

func (e plainError) Error() string { return string(e) }

func TestSectionsMustRise(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a section out of order was accepted")
		}
	}()
	f := newFrame(KindEntry)
	f.text(SecCause, "")
	f.text(SecCode, "")
}

func FuzzRead(f *testing.F) {
	f.Add(Error(plainError("x")).Bytes())
	f.Add([]byte("kscp"))
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := Read(b)
		if (v == nil) == (err == nil) {
			t.Fatalf("Read = %v, %v: want one of them", v, err)
		}
	})
}
