// A text packed by gzip, as browsers take it [RFC 1952]. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace phone {

/// Empty where it cannot be: it goes unpacked then.
std::string packed(std::string_view text);

}  // namespace phone
