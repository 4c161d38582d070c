package image

import (
	"bytes"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// plainTables are the names and markers of a kernel built without tokens, from the map of a real one.
func plainTables(t *testing.T) (data []byte) {
	t.Helper()
	for line := range bytes.Lines(unxz(t, "mipsel-3.18.map.xz")) {
		fields := bytes.Fields(line)
		text := append(bytes.Clone(fields[1]), fields[2]...)
		data = append(append(data, byte(len(text))), text...)
	}
	return data
}

// TestOtherSchemes: kernels whose symbols are kept in another way are named with their version, and what is said of them is known.
func TestOtherSchemes(t *testing.T) {
	plain := plainTables(t)
	kernel := func(version string, more []byte) []byte {
		file := imagetest.Kernel{Release: "6.12", NoTables: true, NoBanner: true}.Make().Data
		return append(append(file, "\x00Linux version "+version+" (builder) #1\n\x00"...), more...)
	}
	at := bytes.Index(plain, []byte("\x07Tprintk"))
	if at < 0 {
		t.Fatal("no printk")
	}
	broken := bytes.Clone(plain[:at+600])
	for _, record := range []string{"\x07Tprintk", "\x06Tpanic", "\x06Tkfree"} {
		if i := bytes.Index(broken, []byte(record)); i >= 0 {
			broken[i+len(record)] = 200 // the next record's length
		}
	}
	for _, tt := range []struct{ name, version, code, cause string }{
		{"before 2.6.10", "2.6.9-55.EL", "scheme", "this is Linux 2.6.9-55.EL, and what is read here are the tables that kernels have from 2.6.10 on"},
		{"2.4", "2.4.37.11", "scheme", "this is Linux 2.4.37.11, "},
		{"2.6.10", "2.6.10", "no-kallsyms", "CONFIG_KALLSYMS"},
		{"without tokens", "3.7.9", "scheme", "this is Linux 3.7.9, whose kallsyms_names are plain text: it was built without the tokens"},
		{"a name or two", "3.7.9", "no-kallsyms", "CONFIG_KALLSYMS"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			more := map[string][]byte{"without tokens": plain, "a name or two": broken}[tt.name]
			_, err := Open(kernel(tt.version, more), Options{})
			if code(err) != tt.code || !strings.Contains(err.Error(), tt.cause) {
				t.Errorf("Open = %v, want %s: %s", err, tt.code, tt.cause)
			}
		})
	}
}

// TestOldSymtab builds tables of a vmlinux from before 5.10 without any: there is no index then either.
func TestOldSymtab(t *testing.T) {
	made := imagetest.Kernel{Release: "5.10", ELF: true, Symtab: true, NoTables: true}.Make()
	for _, tt := range []struct {
		banner, release string
		relative        bool
	}{{"4.14.7-test", "4.14", true}, {"3.18.7-test", "3.18", false}} {
		m, err := Open(bytes.ReplaceAll(made.Data, []byte("5.10.7-test"), []byte(tt.banner)), Options{})
		if err != nil {
			t.Fatal(err)
		}
		r := m.Tables.Release
		if m.Source != SourceSymtab || r.Name != tt.release || m.Tables.SeqsOfNames != nil || (m.Tables.Addresses == nil) != tt.relative {
			t.Errorf("%s: built as %s, %d bytes of index, %d whole addresses", tt.banner, r.Name, len(m.Tables.SeqsOfNames), len(m.Tables.Addresses))
		}
	}
}

func TestFindRelease(t *testing.T) {
	for _, tt := range []struct {
		name string
		ok   bool
	}{{"2.6.9", false}, {"2.6.10", true}, {"2.6", false}, {"3.0", true}, {"4.14", true}, {"4.14.2", false}, {"5.9", true}, {"5.10", true}, {"6.12", true}, {"7.3", true}, {"x", false}} {
		if r, ok := FindRelease(tt.name); ok != tt.ok || ok && r.Name != tt.name {
			t.Errorf("FindRelease(%q) = %s, %v", tt.name, r.Name, ok)
		}
	}
}

func TestVersions(t *testing.T) {
	for _, tt := range []struct{ text, release string }{
		{"2.6.9", ""}, {"2.6.10", "2.6.10"}, {"2.6.38.2-lll+", "2.6.38"}, {"3.0", "3.0"}, {"3.18.0+", "3.18"}, {"4.14.333+", "4.14"},
		{"5.9-rc1", "5.9"}, {"5.10.0", ""}, {"", ""}, {"5", ""}, {"4.", ""}, {"x.4", ""}, {"99999.1", ""},
	} {
		if r, ok := oldRelease(tt.text); r.Name != tt.release || ok != (tt.release != "") || r.SeqsOfNames {
			t.Errorf("oldRelease(%q) = %s, %v; want %q", tt.text, r.Name, ok, tt.release)
		}
	}
}
