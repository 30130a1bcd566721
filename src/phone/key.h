// The door's key: what a QR code carries behind the #. Any thread.
#pragma once

#include <string>

namespace phone {

/// 12 letters and digits, none that looks like another: 60 bits at random.
std::string make_key();
bool is_key(const std::string& text);

}  // namespace phone
