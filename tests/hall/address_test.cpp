#include "hall/address.h"

#include <doctest/doctest.h>

using hall::Address;
using hall::read_address;

TEST_CASE("address: it is read as people type it, also in full width") {
  const Address here{0xc0a80105, 14223};
  for (const char* typed : {"192.168.1.5", " 192.168.1.5 ", "１９２．１６８．１．５", "192。168。1。5",
                            "192.168.1.5:14223", "192.168.1.5：14223"}) {
    const auto read = read_address(typed, 14223);
    INFO(typed);
    REQUIRE(read.ok());
    CHECK(*read == here);
  }
  CHECK(read_address("10.0.0.2:80", 14223).value() == Address{0x0a000002, 80});
  CHECK(here.str() == "192.168.1.5:14223");
  CHECK(here.host_str() == "192.168.1.5");
}

TEST_CASE("address: what is none is refused with what one looks like") {
  for (const char* typed : {"", "192.168.1", "192.168.1.256", "192.168.1.5.6", "a.b.c.d", "1.2.3.-4",
                            "1.2.3.4:", "1.2.3.4:0", "1.2.3.4:70000", "1.2.3.4:1:2", "0.0.0.0", "1..2.3",
                            "ねこ", "\xff\xff", "1.2.3.4x"}) {
    const auto read = read_address(typed, 1);
    INFO(typed);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().message.english().find("192.168.1.5") != std::string::npos);
  }
}
