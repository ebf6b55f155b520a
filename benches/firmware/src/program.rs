/// The program around a use: it starts, hands octets of unknown content to the use, and keeps what comes back.
macro_rules! program {
    ($run:path) => {
        #[unsafe(no_mangle)]
        extern "C" fn _start() -> ! {
            static RECEIVED: [u8; 512] = [0; 512];
            let received = core::hint::black_box(&RECEIVED[..]);
            let mut answer = [0; 512];
            let run: cosem_firmware::Use = $run;
            loop {
                let length = run(received, &mut answer);
                core::hint::black_box((&mut answer, length));
            }
        }

        /// Named by the precompiled parts of the host's `core`; nothing here unwinds.
        #[cfg(not(target_os = "none"))]
        #[unsafe(no_mangle)]
        extern "C" fn rust_eh_personality() {}

        #[panic_handler]
        fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
            loop {}
        }
    };
}
