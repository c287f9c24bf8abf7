/** What the permissions that pages list allow: the site keeps these words in its program, not in its pages. */

/** Android permissions by name, without `android.permission.`. */
export const ANDROID_PERMISSIONS: Record<string, string> = {
  ACCESS_BACKGROUND_LOCATION: "Allows an app to access location in the background.",
  ACCESS_COARSE_LOCATION: "Allows an app to access approximate location.",
  ACCESS_FINE_LOCATION: "Allows an app to access precise location.",
  ACCESS_MEDIA_LOCATION:
    "Allows an application to access geographic locations stored with the user's shared media.",
  ACCESS_NETWORK_STATE: "Allows applications to access information about networks.",
  ACCESS_NOTIFICATION_POLICY: "Allows an application to access the notification policy.",
  ACCESS_WIFI_STATE: "Allows applications to access information about Wi-Fi networks.",
  ACTIVITY_RECOGNITION: "Allows an application to recognize physical activity.",
  BLUETOOTH: "Allows applications to connect to paired Bluetooth devices.",
  BLUETOOTH_CONNECT: "Allows applications to connect to paired Bluetooth devices.",
  BLUETOOTH_SCAN: "Allows applications to discover and pair nearby Bluetooth devices.",
  CAMERA: "Required to be able to access the camera device.",
  FOREGROUND_SERVICE: "Allows an application to run a service in the foreground.",
  FOREGROUND_SERVICE_LOCATION:
    'Allows an application to run a service in the foreground with the type "location".',
  FOREGROUND_SERVICE_MEDIA_PLAYBACK:
    'Allows an application to run a service in the foreground with the type "mediaPlayback".',
  FOREGROUND_SERVICE_MICROPHONE:
    'Allows an application to run a service in the foreground with the type "microphone".',
  HIGH_SAMPLING_RATE_SENSORS:
    "Allows an app to access sensor data with a sampling rate greater than 200 Hz.",
  INTERNET: "Allows applications to open network sockets.",
  MODIFY_AUDIO_SETTINGS: "Allows an application to modify global audio settings.",
  NFC: "Allows applications to perform I/O operations over NFC.",
  POST_NOTIFICATIONS: "Allows an app to post notifications.",
  READ_CALENDAR: "Allows an application to read the user's calendar data.",
  READ_CONTACTS: "Allows an application to read the user's contacts data.",
  READ_EXTERNAL_STORAGE: "Allows an application to read from external storage.",
  READ_MEDIA_AUDIO: "Allows an application to read audio files from external storage.",
  READ_MEDIA_IMAGES: "Allows an application to read image files from external storage.",
  READ_MEDIA_VIDEO: "Allows an application to read video files from external storage.",
  READ_MEDIA_VISUAL_USER_SELECTED:
    "Allows an application to read the image or video files from external storage that the user has selected through the permission prompt's photo picker.",
  READ_PHONE_STATE:
    "Allows read only access to phone state, including the current cellular network information, the status of any ongoing calls, and a list of any phone accounts registered on the device.",
  RECEIVE_BOOT_COMPLETED:
    "Allows an application to receive the Intent.ACTION_BOOT_COMPLETED that is broadcast after the system finishes booting.",
  RECORD_AUDIO: "Allows an application to record audio.",
  REQUEST_INSTALL_PACKAGES: "Allows an application to request installing packages.",
  SCHEDULE_EXACT_ALARM: "Allows applications to use exact alarm APIs.",
  SYSTEM_ALERT_WINDOW: "Allows an app to show windows on top of all other apps.",
  USE_BIOMETRIC: "Allows an app to use device supported biometric modalities.",
  USE_EXACT_ALARM: "Allows apps to use exact alarms without asking the user.",
  USE_FINGERPRINT:
    "Allows an app to use fingerprint hardware. Deprecated: request USE_BIOMETRIC instead.",
  VIBRATE: "Allows access to the vibrator.",
  WAKE_LOCK:
    "Allows using PowerManager WakeLocks to keep processor from sleeping or screen from dimming.",
  WRITE_CALENDAR: "Allows an application to write the user's calendar data.",
  WRITE_CONTACTS: "Allows an application to write the user's contacts data.",
  WRITE_EXTERNAL_STORAGE: "Allows an application to write to external storage.",
  WRITE_SETTINGS: "Allows an application to read or write the system settings.",
};

const tells = (access: string) =>
  `A message that tells the user why the app is requesting access to ${access}.`;

/** Keys of Info.plist by which an app says why it asks. */
export const IOS_USAGE_KEYS: Record<string, string> = {
  NSAppleMusicUsageDescription: tells("the user's media library"),
  NSBluetoothAlwaysUsageDescription:
    "A message that tells the user why the app needs access to Bluetooth.",
  NSCalendarsFullAccessUsageDescription:
    "A message that tells the user why the app is requesting full read and write access to their calendar data.",
  NSCalendarsUsageDescription: tells("the user's calendar data"),
  NSCalendarsWriteOnlyAccessUsageDescription:
    "A message that tells the user why the app is requesting the ability to create calendar events.",
  NSCameraUsageDescription: tells("the device's camera"),
  NSContactsUsageDescription: tells("the user's contacts"),
  NSFaceIDUsageDescription:
    "A message that tells the user why the app is requesting the ability to authenticate with Face ID.",
  NSLocalNetworkUsageDescription: tells("the local network"),
  NSLocationAlwaysAndWhenInUseUsageDescription: tells(
    "the user's location information at all times",
  ),
  NSLocationAlwaysUsageDescription: `${tells("the user's location at all times")} Deprecated: for apps deployed to targets in iOS 11 and later, use NSLocationAlwaysAndWhenInUseUsageDescription instead.`,
  NSLocationWhenInUseUsageDescription: tells(
    "the user's location information while the app is running in the foreground",
  ),
  NSMicrophoneUsageDescription: tells("the device's microphone"),
  NSMotionUsageDescription: tells("the device's motion data"),
  NSPhotoLibraryAddUsageDescription:
    "A message that tells the user why the app is requesting add-only access to the user's photo library.",
  NSPhotoLibraryUsageDescription: tells("the user's photo library"),
  NSRemindersFullAccessUsageDescription:
    "A message that tells the user why the app is requesting read and write access to their reminders data.",
  NSRemindersUsageDescription: tells("the user's reminders"),
  NSSpeechRecognitionUsageDescription:
    "A message that tells the user why the app is requesting to send user data to Apple's speech recognition servers.",
  NSUserTrackingUsageDescription:
    "A message that informs the user why an app is requesting permission to use data for tracking the user or the device.",
};
