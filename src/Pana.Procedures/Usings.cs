global using Pana.Kernel;
